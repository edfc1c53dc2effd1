import type { Settings } from "#app/context.ts"
import type { Env } from "./env.ts"

/** What verbs may know of the process's settings. */
export const settingsOf = (env: Env, publicUrl: string, mailIsShown: boolean): Settings => ({
  publicUrl,
  demo: env.demo,
  mailIsShown,
  sessionDays: env.sessionDays,
  invitationDays: env.invitationDays,
  signInFreeAttempts: env.signInFreeAttempts,
  signInFirstWaitSeconds: env.signInFirstWaitSeconds,
  signInLongestWaitSeconds: env.signInLongestWaitSeconds,
  requestKeyHours: env.requestKeyHours,
})
