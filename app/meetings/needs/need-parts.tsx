import { useTranslation } from "../../i18n/translation.tsx"
import { Choice } from "../../ui/choice.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import { Field } from "../../ui/field.tsx"
import { NEED_KINDS, type Need } from "./need.ts"

/** What one needs to take part, beside the answer whether one comes; nothing of it must be said. */
export const NeedFields = ({ needs }: { needs: readonly Need[] }) => {
  const { t } = useTranslation()
  const own = (kind: Need["kind"]) => needs.find((need) => need.kind === kind)
  return (
    <>
      <Choice
        {...{ name: "needs[]", optional: true, several: true, columns: true }}
        legend={t("convening.needs.legend")}
        help={t("convening.needs.help")}
        options={NEED_KINDS.filter((kind) => kind !== "other").map((value) => ({
          ...{ value, label: t(`convening.needs.kinds.${value}`), checked: own(value) !== undefined },
        }))}
      />
      <Field
        {...{ name: "interpreterDetail", value: own("interpreter")?.detail, dir: "auto", optional: true }}
        {...{ width: "m", maxLength: 100 }}
        label={t("convening.needs.language")}
      />
      <Field
        {...{ name: "otherDetail", value: own("other")?.detail, dir: "auto", optional: true, maxLength: 300 }}
        label={t("convening.needs.other")}
      />
    </>
  )
}

/** How many need what: the sign that everybody at the table sees. */
export const NeedCounts = ({ counts }: { counts: readonly { kind: Need["kind"]; count: number }[] }) => {
  const { t } = useTranslation()
  if (counts.length === 0) return null
  return (
    <p className="small">
      {t("convening.needs.counted")}{" "}
      {counts.map(({ kind, count }) => `${t(`convening.needs.kinds.${kind}`)}: ${count}`).join(" · ")}
    </p>
  )
}

type Row = { code: string; name: string | null; answer: string | null; needs: readonly Need[] }

/** Who needs what, for who convenes. */
export const NeedTable = ({ rows }: { rows: readonly Row[] }) => {
  const { t } = useTranslation()
  return (
    <DataTable
      caption={t("convening.needs.title")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      empty={t("convening.needs.none")}
      columns={[
        { key: "name", heading: t("meetings.deliveries.name"), cell: (row) => <bdi>{row.name}</bdi> },
        {
          key: "answer",
          heading: t("meetings.deliveries.answer"),
          cell: (row) => (row.answer ? t(`meetings.answers.${row.answer as "absent"}`) : ""),
        },
        {
          key: "needs",
          heading: t("convening.needs.title"),
          cell: (row) => (
            <bdi>
              {row.needs
                .map(({ kind, detail }) =>
                  [t(`convening.needs.kinds.${kind}`), detail].filter(Boolean).join(": "),
                )
                .join("; ")}
            </bdi>
          ),
        },
      ]}
    />
  )
}
