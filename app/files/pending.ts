/** The kind of owner of a file that waits for its form to be sent again; its owner is who sent it. */
export const UPLOAD = "upload"

/** Whose the waiting files of somebody who is not signed in are: only who knows the code may use one. */
export const NOBODYS = "00000000-0000-0000-0000-000000000000"

/** A file that waits, as the form shows it. */
export type Waiting = { code: string; name: string; size: number }
