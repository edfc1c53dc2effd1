/** The kinds of body that sit at tables. */
export const ORGANISATION_KINDS = [
  "region",
  "regional_office",
  "municipality",
  "health",
  "school",
  "state_office",
  "training",
  "third_sector",
  "social_partner",
  "migrant_association",
  "youth_group",
  "youth_network",
  "social_district",
  "employment",
  "university",
  "chamber",
  "local_authorities",
  "agency",
  "ministry",
  "network",
] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** How far a body reaches, from the whole country down to a quarter of a town. */
export const LEVELS = [
  "national",
  "interregional",
  "regional",
  "provincial",
  "intermunicipal",
  "municipal",
  "neighbourhood",
] as const
export type Level = (typeof LEVELS)[number]

/** The public registers that a body may be in, in the order in which pages show them. */
export const REGISTERS = ["national", "runts", "regional"] as const
export type Register = (typeof REGISTERS)[number]

/** Sections of the national register of bodies for migrants (DPR 394/1999 art. 52 c. 1 lett. a and b). */
export const NATIONAL_SECTIONS = ["first", "second"] as const

export const ORGANISATION_STATES = ["active", "suspended", "closed", "merged"] as const
export type OrganisationState = (typeof ORGANISATION_STATES)[number]

/** The states that a body may be put into from the one it is in; a closed or merged one stays so. */
export const NEXT_STATES: Readonly<Record<OrganisationState, readonly OrganisationState[]>> = {
  active: ["suspended", "closed", "merged"],
  suspended: ["active", "closed", "merged"],
  closed: [],
  merged: [],
}

/** Whether a body can still sit, join and ask. */
export const isStanding = (state: string): boolean => state === "active" || state === "suspended"
