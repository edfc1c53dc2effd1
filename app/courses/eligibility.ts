/** What somebody does, as they say when they enrol: operators of services, and whoever works with them. */
export const PROFESSIONS = [
  "service_desk",
  "social_worker",
  "mediator",
  "teacher",
  "employment",
  "health",
  "association",
  "other_work",
] as const
export type Profession = (typeof PROFESSIONS)[number]

/** Whom an edition is for; an empty list asks nothing. */
export type Eligibility = {
  professions: readonly string[]
  organisationKinds: readonly string[]
  /** Members of this table only. */
  roundtableId: string | null
}

export type Candidate = {
  profession: string
  /** The kind of the organisation that they enrol for; null for who has none. */
  organisationKind: string | null
  /** The tables that they sit at or serve. */
  roundtables: readonly string[]
}

export type Unmet = "profession" | "organisation_kind" | "roundtable"

/** The first rule that somebody does not meet, or null: what a refusal names. */
export const unmetRule = (rules: Eligibility, candidate: Candidate): Unmet | null => {
  const { professions, organisationKinds, roundtableId } = rules
  const { profession, organisationKind, roundtables } = candidate
  if (roundtableId !== null && !roundtables.includes(roundtableId)) return "roundtable"
  if (professions.length > 0 && !professions.includes(profession)) return "profession"
  if (organisationKinds.length === 0) return null
  return organisationKind !== null && organisationKinds.includes(organisationKind)
    ? null
    : "organisation_kind"
}

/** The pools that an organisation of this kind fits. */
export const poolsFor = (
  pools: readonly { id: string; organisationKinds: readonly string[] }[],
  organisationKind: string | null,
): string[] =>
  pools
    .filter((pool) => organisationKind !== null && pool.organisationKinds.includes(organisationKind))
    .map((pool) => pool.id)
