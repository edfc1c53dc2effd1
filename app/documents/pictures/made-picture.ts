export type MadeFile = { bytes: Uint8Array; type: "image/png" | "image/jpeg" }
/** A picture made anew: nothing of what was sent is in it but what it shows. */
export type MadePicture = { wide: MadeFile; narrow: MadeFile | null; width: number; height: number }
