/** Says that the clerk can begin: the shell takes its picture and the tests go on from here. */
export function markUsable(): void {
  document.documentElement.dataset.usable = 'yes';
}
