import { because, type Reason } from "../../errors.ts"
import { PICTURE_LIMITS } from "../pictures/limits.ts"

/** What each picture of a file shows, in their order; empty for decoration. */
export type Said = { alts: string[]; problems: { reason: Reason; field: string }[] }

/** Reads what was said of so many pictures; every one needs words, or to be called decoration. */
export const saidOfPictures = (typed: (name: string) => string | null, howMany: number): Said => {
  const alts = Array.from({ length: howMany }, (_, at) =>
    typed(`decoration-${at}`) === null ? (typed(`alt-${at}`) ?? "").trim().slice(0, PICTURE_LIMITS.alt) : "",
  )
  const problems = alts.flatMap((alt, at) =>
    alt === "" && typed(`decoration-${at}`) === null
      ? [{ reason: because("pictures.form.alt_missing"), field: `alt-${at}` }]
      : [],
  )
  return { alts, problems }
}
