import { Refused } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { BackLink } from "../../ui/breadcrumb.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { Note } from "../../ui/note.tsx"
import { PageHead, Section } from "../../ui/page-head.tsx"
import { isUndecided, missingStep, STEPS, type Step, stepBefore } from "./adhesion.ts"
import { AdhesionHistory, AdhesionStatus } from "./adhesion-history.tsx"
import { AdhesionSummary } from "./adhesion-summary.tsx"
import { AdditionsForm, ConfirmForm, EnterForm, SendForm, WithdrawForm } from "./contact-forms.tsx"
import { type Draft, StepForm } from "./step-form.tsx"

type Place = { code: string; name: string; language: string }
type Shown = Draft & {
  code: string
  state: string
  mailed: boolean
  hasManager: boolean
  dueOn: string | null
  decisionReason: string | null
  table: Place | null
  body: Place | null
  events: readonly { kind: string; text: string | null; at: Date | string }[]
  door: "sign_in" | "new_account" | "ready" | "somebody_else"
}

type PageProps = {
  adhesion: Shown
  step: Step | null
  path: string
  locales: readonly string[]
  places: readonly string[]
  tables: readonly { code: string; name: string }[]
  keys: { form: string; other: string }
  refusal: Refusal | undefined
}

/** The last page before sending: everything once more, and the button. */
const Check = ({ adhesion, path, keys, refusal }: PageProps) => {
  const { t } = useTranslation()
  const missing = missingStep(adhesion)
  return (
    <div className="stack">
      <AdhesionSummary adhesion={adhesion} base={path} />
      {missing ? (
        <ButtonLink href={`${path}?step=${missing}`}>{t("organisations.adhesion.go_on")}</ButtonLink>
      ) : (
        <>
          <p>{t("organisations.adhesion.send_help")}</p>
          <SendForm formKey={keys.form} refusal={refusal} again={false} />
        </>
      )}
    </div>
  )
}

const Form = (props: PageProps & { step: Step }) => {
  const { step, adhesion, path, keys } = props
  const { t } = useTranslation()
  const before = stepBefore(step)
  return (
    <div className="wrap form">
      {before ? (
        <BackLink href={`${path}?step=${before}`} label={t(`organisations.adhesion.steps.${before}`)} />
      ) : (
        <BackLink href="/organisations" label={t("people.organisations.title")} />
      )}
      <Refused refusal={props.refusal} />
      <PageHead
        step={t("organisations.adhesion.step", { at: STEPS.indexOf(step) + 1, of: STEPS.length })}
        title={t(`organisations.adhesion.steps.${step}`)}
        lead={step === "annexes" ? t("organisations.adhesion.annexes_help") : null}
      />
      {step === "check" ? (
        <Check {...props} />
      ) : (
        <StepForm {...props} step={step} draft={adhesion} formKey={keys.form} />
      )}
    </div>
  )
}

/** What whoever has this link can do now. */
const Next = ({ adhesion, path, keys, refusal }: PageProps) => {
  const { t } = useTranslation()
  const { state, mailed } = adhesion
  const form = { formKey: keys.form, refusal }
  if (state === "unconfirmed" && mailed)
    return (
      <>
        <p>{t("organisations.adhesion.confirm_help")}</p>
        <ConfirmForm {...form} />
      </>
    )
  if (state === "unconfirmed")
    return (
      <Note tone="wait" title={t("organisations.adhesion.look_in_mail")}>
        <p>{t("organisations.adhesion.look_in_mail_help", { email: adhesion.contactEmail ?? "" })}</p>
        <SendForm {...form} again />
      </Note>
    )
  if (!mailed) return <Note>{t("organisations.refuse.contact_only")}</Note>
  const question = adhesion.events.findLast(({ kind }) => kind === "additions_asked")?.text ?? ""
  if (state === "additions_asked") return <AdditionsForm {...form} question={question} />
  if (state === "accepted" && !adhesion.hasManager)
    return (
      <Section id="enter" title={t("organisations.adhesion.enter_title")}>
        <p>{t("organisations.adhesion.enter_help")}</p>
        <EnterForm
          {...form}
          {...adhesion}
          name={adhesion.contactName}
          email={adhesion.contactEmail}
          path={path}
        />
      </Section>
    )
  return null
}

const Life = (props: PageProps) => {
  const { adhesion, keys, refusal } = props
  const { t, dates } = useTranslation()
  const { state, mailed, body, dueOn } = adhesion
  return (
    <div className="wrap form stack-l">
      <Refused refusal={refusal} />
      <PageHead
        kick={t("organisations.adhesion.kick", { code: adhesion.code })}
        title={<bdi>{adhesion.name}</bdi>}
        status={<AdhesionStatus state={state} />}
        meta={[
          dueOn && isUndecided(state) ? t("organisations.adhesion.due", { day: dates.longDay(dueOn) }) : null,
        ]}
      />
      {state === "refused" && mailed ? (
        <Note tone="bad" title={t("organisations.adhesion.refused_title")}>
          <p dir="auto">{adhesion.decisionReason}</p>
          <p>{t("organisations.adhesion.refused_help")}</p>
        </Note>
      ) : null}
      {body ? (
        <Note tone="ok">
          <p>
            {t("organisations.adhesion.in_register")}{" "}
            <a href={`/organisations/${body.code}`} lang={body.language}>
              <bdi>{body.name}</bdi>
            </a>
          </p>
        </Note>
      ) : null}
      <Next {...props} />
      {mailed ? (
        <>
          {state === "unconfirmed" ? null : <AdhesionHistory events={adhesion.events} />}
          <Section id="asked" title={t("organisations.adhesion.asked")}>
            <AdhesionSummary adhesion={adhesion} />
          </Section>
          {isUndecided(state) ? <WithdrawForm formKey={keys.other} /> : null}
        </>
      ) : null}
    </div>
  )
}

/** A request as its link shows it: the form while it is written, then what becomes of it. */
export const AdhesionPage = (props: PageProps) =>
  props.step ? <Form {...props} step={props.step} /> : <Life {...props} />
