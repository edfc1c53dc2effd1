import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { say } from "../../roundtables/regulation/say.ts"
import { Press } from "../../roundtables/seats/press.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Fold } from "../../ui/fold.tsx"
import { Note } from "../../ui/note.tsx"
import { Section } from "../../ui/page-head.tsx"
import { correctionWords } from "./correction-words.ts"
import type { Correction, QuorumGone, QuorumThen } from "./quorum-now.ts"

type Page = {
  code: string
  quorumNow: QuorumThen | null
  quorumGone: QuorumGone | null
  correction: Correction | null
  correctionWord: string | null
  frozen: { names: Record<string, string> } | null
  acts: { conducts: boolean; repeat: boolean }
}
type Form = { keyOf: (of: string) => string; refusal: Refusal | undefined }

/** That the numero legale is gone while it is voted, for everybody; whoever conducts ends the ballot for it. */
const GoneNow = ({
  quorum,
  conducts,
  keyOf,
}: { quorum: QuorumThen; conducts: boolean } & Pick<Form, "keyOf">) => {
  const { t } = useTranslation()
  const { found, needed, missing } = quorum
  return (
    <Note tone="wait">
      <p>{t("ballots.gone.now", { found, needed, missing })}</p>
      {conducts ? (
        <Press
          formKey={keyOf("quorum-gone")}
          {...{ kind: "stop", dense: false, fields: { intent: "quorum-gone" } }}
          label={t("ballots.gone.press")}
        />
      ) : null}
    </Note>
  )
}

/** Why it was cancelled, where the numero legale was gone, and that it may be put again. */
const WasGone = ({
  figures,
  repeat,
  keyOf,
}: {
  figures: QuorumGone
  repeat: boolean
} & Pick<Form, "keyOf">) => {
  const { t } = useTranslation()
  return (
    <Note tone="wait">
      <p>{t("ballots.gone.was", figures)}</p>
      {repeat ? (
        <Press
          formKey={keyOf("repeat")}
          {...{ kind: "primary", dense: false, fields: { intent: "repeat" } }}
          label={t("ballots.gone.repeat")}
        />
      ) : null}
    </Note>
  )
}

const Corrected = ({ page, keyOf, refusal }: { page: Page & { correction: Correction } } & Form) => {
  const { t, dates } = useTranslation()
  const { correction, correctionWord, frozen, acts } = page
  const own = refusal?.typed.intent === "correction" ? refusal : undefined
  return (
    <Section id="corrected" title={t("ballots.corrected.title")} className="box">
      {correctionWords(correction, correctionWord, (id) => frozen?.names[id] ?? "").map((one) => (
        <p key={one.key}>{say(t, dates, one)}</p>
      ))}
      {acts.conducts ? (
        <Fold summary={t("ballots.corrected.decide")} open={own !== undefined}>
          <RefusableForm formKey={keyOf("correction")} refusal={own}>
            <input type="hidden" name="intent" value="correction" />
            <Field
              {...{ as: "textarea", name: "reason", rows: 2, maxLength: 1000, dir: "auto" }}
              id="reason-correction"
              label={t("ballots.corrected.reason")}
              help={t("ballots.corrected.help")}
            />
            <Actions>
              <Button>{t("ballots.corrected.save")}</Button>
            </Actions>
          </RefusableForm>
        </Fold>
      ) : null}
    </Section>
  )
}

/** What became of the numero legale of a ballot after it was opened. */
export const PresenceNotes = ({ ballot, ...form }: { ballot: Page } & Form) => {
  const { quorumNow, quorumGone, correction, acts } = ballot
  return (
    <>
      {quorumNow && !quorumNow.isReached ? (
        <GoneNow quorum={quorumNow} conducts={acts.conducts} keyOf={form.keyOf} />
      ) : null}
      {quorumGone ? <WasGone figures={quorumGone} repeat={acts.repeat} keyOf={form.keyOf} /> : null}
      {correction ? <Corrected page={{ ...ballot, correction }} {...form} /> : null}
    </>
  )
}
