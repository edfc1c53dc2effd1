import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Note } from "../../ui/note.tsx"
import type { Subject } from "./fields.ts"
import { readRule } from "./form.ts"
import type { Rules } from "./rules.ts"
import { sayAll } from "./say.ts"
import { type GroupNames, ruleWords } from "./words.ts"

type BothTextsProps = {
  refusal: Refusal | undefined
  subject: Subject
  /** The draft as it is now. */
  rules: Rules
  groups: GroupNames
  /** What the form now carries as seen. */
  seen: string
}

const bare = (typed: Refusal["typed"]) =>
  Object.fromEntries(Object.entries(typed).map(([name, value]) => [name.replace(/\[\]$/, ""), value]))

/** After somebody else wrote the same rule meanwhile: theirs and ours, side by side, before anything is lost. */
export const BothTexts = ({ refusal, subject, rules, groups, seen }: BothTextsProps) => {
  const { t, dates } = useTranslation()
  if (!refusal || typeof refusal.typed.seen !== "string" || refusal.typed.seen === seen) return null
  const { rule } = readRule(subject, bare(refusal.typed))
  const source = (text: string) => (text ? ` ${t("regulation.source")} ${text}` : "")
  const theirs = sayAll(t, dates, ruleWords(rules, subject, groups)) + source(rules.sources[subject] ?? "")
  const ours = rule ? sayAll(t, dates, ruleWords({ ...rules, [subject]: rule }, subject, groups)) : null
  return (
    <Note tone="wait" title={t("regulation.both.title")}>
      <p>
        <b>{t("regulation.both.theirs")}</b> {theirs}
      </p>
      {ours ? (
        <p>
          <b>{t("regulation.both.ours")}</b> {ours + source(String(refusal.typed.source ?? ""))}
        </p>
      ) : null}
      <p>{t("regulation.both.choose")}</p>
    </Note>
  )
}
