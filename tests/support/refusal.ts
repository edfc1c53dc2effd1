import { isDomainError } from "#app/errors.ts"

/** A refusal as `code key`, with the field it stands beside if there is one: `conflict a.b.c (email)`. */
export const refusalOf = async (work: Promise<unknown>): Promise<string | null> => {
  try {
    await work
    return null
  } catch (error) {
    if (!isDomainError(error)) throw error
    return `${error.code} ${error.reason.key}${error.field ? ` (${error.field})` : ""}`
  }
}
