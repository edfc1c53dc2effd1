import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Field } from "../../ui/field.tsx"
import { Note } from "../../ui/note.tsx"
import { Section } from "../../ui/page-head.tsx"
import type { FormStep } from "../answers.ts"
import type { Typing } from "./form-fields.tsx"

type Props = { step: FormStep; form: Typing & { rev: number }; refusal: Refusal | undefined }

const wordIn = (refusal: Refusal, name: string): string => {
  const typed = refusal.typed[name]
  return typeof typed === "string" ? typed : ""
}

/** What somebody else wrote on the same page meanwhile: nobody overwrites it without having read it. */
export const Meanwhile = ({ step, form, refusal }: Props) => {
  const { t } = useTranslation()
  const rev = refusal && wordIn(refusal, "rev")
  if (!refusal || !rev || Number(rev) === form.rev) return null
  const stands = step === "about" ? [form.title, form.territory ?? ""] : [form.answers[step] ?? ""]
  return (
    <Section id="meanwhile" title={t("proposals.form.meanwhile")} className="box">
      {stands.filter(Boolean).map((words) => (
        <p className="pre quote" lang={form.language} dir="auto" key={words}>
          {words}
        </p>
      ))}
      {stands.some(Boolean) ? null : <p className="muted">{t("proposals.form.meanwhile_empty")}</p>}
      <p className="small">{t("proposals.form.meanwhile_help")}</p>
    </Section>
  )
}

/** A page of the form that takes nothing any more: why, and what was being typed, to keep elsewhere. */
export const ClosedForm = ({
  why,
  step,
  refusal,
}: {
  why: string
  step: FormStep
  refusal: Refusal | undefined
}) => {
  const { t } = useTranslation()
  const words = refusal ? wordIn(refusal, step === "about" ? "title" : step) : ""
  return (
    <>
      <Note tone="wait">{why}</Note>
      {words ? (
        <Field
          {...{ as: "textarea", name: "typed", rows: 8, dir: "auto", readOnly: true, value: words }}
          label={t("proposals.form.typed")}
          help={t("proposals.form.typed_help")}
        />
      ) : null}
    </>
  )
}
