import { SUBJECTS, type Subject } from "./fields.ts"
import type { Rules } from "./rules.ts"
import type { Said } from "./say.ts"
import { type GroupNames, ruleWords } from "./words.ts"

/** What two versions say differently of one subject. */
export type Change = {
  subject: Subject
  before: Said[]
  after: Said[]
  sourceBefore: string | null
  sourceAfter: string | null
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The subjects of which two versions do not say the same, in words; empty when they say the same. */
export const changesBetween = (before: Rules, after: Rules, groups: GroupNames = []): Change[] =>
  SUBJECTS.flatMap((subject) => {
    const change = {
      subject,
      before: ruleWords(before, subject, groups),
      after: ruleWords(after, subject, groups),
      sourceBefore: before.sources[subject] ?? null,
      sourceAfter: after.sources[subject] ?? null,
    }
    const isSame = same(change.before, change.after) && change.sourceBefore === change.sourceAfter
    return isSame ? [] : [change]
  })
