/**
 * The version of the schema, sent by every editor as `v`. A new node, mark or attribute raises it: an editor
 * deletes what it does not know, so older ones must not open newer documents.
 */
export const SCHEMA_VERSION = 1

/** The name of the shared fragment that holds a document's text. */
export const FIELD = "default"
