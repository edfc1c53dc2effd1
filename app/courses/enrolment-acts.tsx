import { RefusableForm } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Section } from "../ui/page-head.tsx"

type EnrolmentActsProps = {
  isOwn: boolean
  mayDecide: boolean
  mayAnswer: boolean
  maySetPriority: boolean
  /** Why the reader cannot give it up, as a sentence; null when they can. */
  cancelRefusal: string | null
  state: string
  enrolment: { priority: number }
  keys: { decide: string; answer: string; cancel: string; priority: string }
  refusal: Refusal | undefined
}

/** The refusal of the form whose button was pressed. */
const refusalOf = (refusal: Refusal | undefined, ...intents: string[]) =>
  intents.includes(String(refusal?.typed.intent)) ? refusal : undefined

const Decide = ({ keys, refusal }: EnrolmentActsProps) => {
  const { t } = useTranslation()
  return (
    <Section id="decide" title={t("courses.enrolment.decide")}>
      <RefusableForm formKey={keys.decide} refusal={refusalOf(refusal, "approve", "refuse")}>
        <Field
          name="reason"
          label={t("courses.fields.reason")}
          help={t("courses.enrolment.reason_help")}
          optional
          maxLength={500}
        />
        <Actions>
          <Button name="intent" value="approve">
            {t("courses.enrolment.approve")}
          </Button>
          <Button name="intent" value="refuse" kind="stop">
            {t("courses.enrolment.refuse")}
          </Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}

const Answer = ({ keys, refusal }: EnrolmentActsProps) => {
  const { t } = useTranslation()
  return (
    <Section id="answer" title={t("courses.place.offered_title")}>
      <RefusableForm formKey={keys.answer} refusal={refusalOf(refusal, "accept", "decline")}>
        <Actions>
          <Button name="intent" value="accept">
            {t("courses.place.accept")}
          </Button>
          <Button name="intent" value="decline" kind="quiet">
            {t("courses.place.decline")}
          </Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}

const Priority = ({ keys, refusal, enrolment }: EnrolmentActsProps) => {
  const { t } = useTranslation()
  return (
    <Section id="priority" title={t("courses.enrolment.priority_title")}>
      <RefusableForm formKey={keys.priority} refusal={refusalOf(refusal, "priority")}>
        <Field
          name="priority"
          label={t("courses.enrolment.priority")}
          help={t("courses.enrolment.priority_help")}
          width="xs"
          value={enrolment.priority}
        />
        <Field name="priorityReason" label={t("courses.enrolment.priority_reason")} maxLength={500} />
        <Actions>
          <Button name="intent" value="priority" kind="line">
            {t("courses.enrolment.priority_button")}
          </Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}

const Cancel = ({ keys, refusal, isOwn, cancelRefusal }: EnrolmentActsProps) => {
  const { t } = useTranslation()
  return (
    <Section id="cancel" title={t(isOwn ? "courses.enrolment.give_up" : "courses.enrolment.end")}>
      {cancelRefusal ? (
        <p>{cancelRefusal}</p>
      ) : (
        <RefusableForm formKey={keys.cancel} refusal={refusalOf(refusal, "cancel")}>
          <Field
            name="reason"
            id="f-cancel-reason"
            label={t("courses.fields.reason")}
            optional={isOwn}
            maxLength={500}
          />
          <Actions>
            <Button name="intent" value="cancel" kind="stop">
              {t(isOwn ? "courses.enrolment.give_up" : "courses.enrolment.end")}
            </Button>
          </Actions>
        </RefusableForm>
      )}
    </Section>
  )
}

const GOES_ON = ["requested", "waiting", "offered", "confirmed"]

/** What the reader may do about an enrolment, each in a form of its own. */
export const EnrolmentActs = (props: EnrolmentActsProps) => (
  <>
    {props.mayAnswer ? <Answer {...props} /> : null}
    {props.mayDecide ? <Decide {...props} /> : null}
    {props.maySetPriority ? <Priority {...props} /> : null}
    {GOES_ON.includes(props.state) && (props.isOwn || props.cancelRefusal === null) ? (
      <Cancel {...props} />
    ) : null}
  </>
)
