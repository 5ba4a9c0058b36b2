// Started in the runtime by the doctor: only a main process knows the version of Chrome.
process.stdout.write(process.versions.chrome);
process.exit(0);
