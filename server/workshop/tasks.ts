type Task = (input: never) => Promise<unknown>

/** What is done in threads, by name; a thread loads only what it is asked for. */
export const TASKS: Readonly<Record<string, () => Promise<Task>>> = {
  "document.export": async () => (await import("#app/documents/export/write-export.server.ts")).writeExport,
  "document.picture": async () =>
    (await import("#app/documents/pictures/encode-picture.server.ts")).encodePicture,
  "document.import": async () => (await import("#app/documents/import/read-file.server.ts")).readFile,
  "meeting.convocation": async () =>
    (await import("#app/meetings/convocation-pdf.server.ts")).writeConvocation,
  "meeting.sheet": async () => (await import("#app/meetings/evidence/sheet-pdf.server.ts")).writeSheet,
}
