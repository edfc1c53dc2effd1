declare module "linebreak" {
  export default class LineBreaker {
    constructor(text: string)
    nextBreak(): { position: number; required?: boolean } | null
  }
}
declare module "bidi-js" {
  type Bidi = {
    getEmbeddingLevels(text: string, direction?: "ltr" | "rtl"): { levels: Uint8Array }
    getMirroredCharacter(sign: string): string | null
  }
  export default function bidiFactory(): Bidi
}
