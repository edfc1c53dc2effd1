import { RefusableForm } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Field } from "../ui/field.tsx"
import { FormKey } from "../ui/form-key.tsx"
import { RETENTION_CLASSES, type RetentionClass, type Term } from "./retention.ts"

type Rule = { name: string; term: Term; held: boolean; event: string }

/** How long something is kept, in words. */
export const useTerm = () => {
  const { t } = useTranslation()
  return (term: Term) => {
    if (term === null) return t("records.retention.no_end")
    return "days" in term
      ? t("records.retention.days", { count: term.days })
      : t("records.retention.months", { count: term.months })
  }
}

/** How long each class is kept, counted from what, and whether a hold covers it. */
export const RetentionTable = ({ rules }: { rules: readonly Rule[] }) => {
  const { t } = useTranslation()
  const term = useTerm()
  return (
    <DataTable
      caption={t("records.retention.classes_title")}
      captionHidden
      rows={rules}
      rowKey={(rule) => rule.name}
      empty=""
      columns={[
        {
          key: "class",
          heading: t("records.retention.class"),
          cell: (rule) => t(`records.retention.classes.${rule.name as RetentionClass}`),
        },
        {
          key: "event",
          heading: t("records.retention.event"),
          cell: (rule) => t(`records.retention.events.${rule.event as "filed"}`),
        },
        { key: "term", heading: t("records.retention.term"), cell: (rule) => term(rule.term) },
        {
          key: "held",
          heading: t("records.retention.held"),
          cell: (rule) => t(rule.held ? "records.retention.held_yes" : "records.retention.held_no"),
        },
      ]}
    />
  )
}

type FormProps = { formKey: string; refusal: Refusal | undefined }

/** Sets another term for a class. */
export const TermForm = ({ formKey, refusal }: FormProps) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <input type="hidden" name="intent" value="term" />
      <Field
        as="select"
        name="class"
        label={t("records.retention.class")}
        prompt=""
        options={RETENTION_CLASSES.map((value) => ({
          value,
          label: t(`records.retention.classes.${value}`),
        }))}
      />
      <Field
        as="select"
        name="unit"
        width="m"
        label={t("records.retention.unit")}
        options={(["months", "days", "none"] as const).map((value) => ({
          ...{ value, label: t(`records.retention.units.${value}`) },
        }))}
      />
      <Field name="amount" width="xs" label={t("records.retention.amount")} inputMode="numeric" dir="ltr" />
      <Actions>
        <Button kind="line" busy={t("common.form.saving")}>
          {t("records.retention.set")}
        </Button>
      </Actions>
    </RefusableForm>
  )
}

/** Places a hold. */
export const HoldForm = ({ formKey, refusal }: FormProps) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <input type="hidden" name="intent" value="hold" />
      <Field
        name="roundtableCode"
        width="m"
        label={t("records.retention.roundtable")}
        help={t("records.retention.roundtable_help")}
        dir="ltr"
        optional
      />
      <Field as="textarea" name="reason" label={t("records.retention.reason")} maxLength={1000} dir="auto" />
      <Field
        name="until"
        width="s"
        label={t("records.retention.until")}
        help={t("records.retention.until_help")}
        dir="ltr"
        optional
      />
      <Actions>
        <Button kind="line" busy={t("common.form.saving")}>
          {t("records.retention.place_button")}
        </Button>
      </Actions>
    </RefusableForm>
  )
}

type Hold = {
  code: string
  reason: string
  until: string | null
  createdAt: string | Date
  liftedAt: string | Date | null
  liftReason: string | null
  roundtable: string | null
  key: string
}

const LiftForm = ({ hold }: { hold: Hold }) => {
  const { t } = useTranslation()
  return (
    <form method="post" className="row-x">
      <FormKey value={hold.key} />
      <input type="hidden" name="intent" value="lift" />
      <input type="hidden" name="holdCode" value={hold.code} />
      <label className="visually-hidden" htmlFor={`lift-${hold.code}`}>
        {t("records.retention.lift_reason")}
      </label>
      <input
        className="inp w-m"
        id={`lift-${hold.code}`}
        name="reason"
        maxLength={1000}
        aria-describedby={`about-${hold.code}`}
      />
      <Button kind="line" dense hidden={hold.reason}>
        {t("records.retention.lift")}
      </Button>
    </form>
  )
}

/** The holds, live ones first. */
export const HoldTable = ({ holds }: { holds: readonly Hold[] }) => {
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={t("records.retention.holds")}
      captionHidden
      rows={holds}
      rowKey={(hold) => hold.code}
      empty={t("records.retention.holds_none")}
      columns={[
        {
          key: "on",
          heading: t("records.retention.on"),
          cell: (hold) =>
            hold.roundtable ? <bdi>{hold.roundtable}</bdi> : t("records.retention.all_papers"),
        },
        {
          key: "reason",
          heading: t("records.retention.reason"),
          cell: (hold) => <bdi id={`about-${hold.code}`}>{hold.reason}</bdi>,
        },
        {
          key: "until",
          heading: t("records.retention.until"),
          cell: (hold) => (hold.until ? dates.day(hold.until) : t("records.retention.until_lifted")),
        },
        {
          key: "act",
          heading: t("records.retention.lift"),
          cell: (hold) =>
            hold.liftedAt ? (
              <>
                {t("records.retention.lifted", { day: dates.day(hold.liftedAt) })}{" "}
                <bdi>{hold.liftReason}</bdi>
              </>
            ) : (
              <LiftForm hold={hold} />
            ),
        },
      ]}
    />
  )
}
