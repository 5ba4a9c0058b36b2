import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const person = sqliteTable('person', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  name: text().notNull(),
  formerName: text('former_name'),
  idKind: text('id_kind', { enum: ['citizen', 'hmt', 'foreigner', 'none'] }).notNull(),
  /** null exactly where `idKind` is none. */
  idNumber: text('id_number'),
  gender: text(),
  birthOn: text('birth_on'),
  ethnicity: text(),
  politicalStatus: text('political_status'),
  education: text(),
  maritalStatus: text('marital_status'),
  householdType: text('household_type'),
  mobile: text(),
  landline: text(),
  registeredAddress: text('registered_address'),
  residenceCity: text('residence_city'),
  residenceType: text('residence_type'),
  residenceAddress: text('residence_address'),
  postcode: text(),
  health: text(),
  careCategory: text('care_category'),
  hobbies: text().notNull(),
  skills: text(),
  publicService: text('public_service'),
  spouseName: text('spouse_name'),
  spouseWork: text('spouse_work'),
  contactName: text('contact_name'),
  contactRelation: text('contact_relation'),
  contactPhone: text('contact_phone'),
  pending: integer().notNull(),
  importId: integer('import_id'),
  createdAt: text('created_at').notNull(),
  updatedAt: text('updated_at').notNull(),
  mergedInto: integer('merged_into'),
  reading: text(),
  /** Counts on with each act that writes the person, their names or their numbers. */
  version: integer().notNull().default(1),
  /** null: written last by a program that kept no versions of people. */
  updatedBy: integer('updated_by'),
  otherText: text('other_text').notNull().default('{}'),
  unreadText: text('unread_text').notNull().default('{}'),
});

export const personAlias = sqliteTable('person_alias', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  personId: integer('person_id').notNull(),
  kind: text({ enum: ['former', 'written', 'known-as'] }).notNull(),
  name: text().notNull(),
  py: text().notNull(),
  ini: text().notNull(),
  note: text(),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});

export const personFormerNumber = sqliteTable('person_former_number', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  personId: integer('person_id').notNull(),
  kind: text({ enum: ['citizen', 'hmt', 'foreigner'] }).notNull(),
  number: text().notNull(),
  note: text(),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});

/** The death of a person, known to all their files. */
export const personDeath = sqliteTable('person_death', {
  id: integer().primaryKey(),
  uid: text().notNull(),
  personId: integer('person_id').notNull(),
  /** The step that registered it. */
  eventId: integer('event_id').notNull(),
  diedOn: text('died_on').notNull(),
  evidence: text().notNull(),
  addedAt: text('added_at').notNull(),
  addedBy: integer('added_by').notNull(),
  removedAt: text('removed_at'),
});

export const likenessDecision = sqliteTable('likeness_decision', {
  id: integer().primaryKey(),
  firstId: integer('first_id').notNull(),
  secondId: integer('second_id').notNull(),
  decision: text({ enum: ['different', 'same'] }).notNull(),
  decidedAt: text('decided_at').notNull(),
  decidedBy: integer('decided_by').notNull(),
  removedAt: text('removed_at'),
});

export const personKey = sqliteTable(
  'person_key',
  { py: text().notNull(), ini: text().notNull(), personId: integer('person_id').notNull() },
  (table) => [primaryKey({ columns: [table.py, table.ini, table.personId] })],
);
