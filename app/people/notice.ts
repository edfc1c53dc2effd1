/** The version of the privacy notice; a new one is shown to everybody until they have read it. */
export const PRIVACY_VERSION = "2026-11"
