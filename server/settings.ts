import type { Settings } from "#app/context.ts"
import type { Env } from "./env.ts"

const MEGABYTE = 1024 * 1024

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
  files: {
    largestBytes: env.fileMegabytes * MEGABYTE,
    ownerBytes: env.fileOwnerMegabytes * MEGABYTE,
    installationBytes: env.fileTotalMegabytes * MEGABYTE,
    pendingHours: env.filePendingHours,
    graceHours: env.fileGraceHours,
  },
  mailLinkMinutes: env.mailLinkMinutes,
  mailLinksPerHour: env.mailLinksPerHour,
  accountMonths: env.accountMonths,
  accountNoticeDays: env.accountNoticeDays,
  quietHours: env.quietHours,
})
