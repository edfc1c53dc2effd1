import { RefusableForm } from "../../../form-parts.tsx"
import type { Refusal } from "../../../http.server.ts"
import type { MessageKey } from "../../../i18n/translate.ts"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Actions, Button } from "../../../ui/button.tsx"
import { DataTable } from "../../../ui/data-table.tsx"
import { Lines } from "../../../ui/lines.tsx"
import { Note } from "../../../ui/note.tsx"
import { Section } from "../../../ui/page-head.tsx"
import { beginning } from "./column-name.ts"
import type { RowProblem } from "./import-row.ts"
import { Intent } from "./intent.tsx"

type FormProps = { formKey: string; refusal: Refusal | undefined }

/** What is wrong in a row, in words. */
const useProblemWords = () => {
  const { t } = useTranslation()
  return ({ column, key, values }: RowProblem) => {
    const sentence = t(key as MessageKey, values)
    return column
      ? t("organisations.import.in_column", {
          column: beginning(t(`organisations.columns.${column}`)),
          sentence,
        })
      : sentence
  }
}

const Problems = ({ problems, count }: { problems: readonly RowProblem[]; count: number }) => {
  const { t } = useTranslation()
  const words = useProblemWords()
  return (
    <Section id="problems" title={t("organisations.import.problems")} count={count}>
      <DataTable
        caption={t("organisations.import.problems")}
        captionHidden
        rows={problems.map((problem, index) => ({ ...problem, index }))}
        rowKey={(row) => String(row.index)}
        empty={null}
        columns={[
          {
            key: "line",
            heading: t("organisations.import.line"),
            cell: ({ line }) => t("organisations.import.line_at", { line }),
          },
          {
            key: "what",
            heading: t("organisations.import.what"),
            cell: (row) => <span dir="auto">{words(row)}</span>,
          },
        ]}
      />
      {count > problems.length ? (
        <p>{t("organisations.import.first_ones", { shown: problems.length })}</p>
      ) : null}
    </Section>
  )
}

export type Preview = {
  right: number
  wrongRows: number
  problems: readonly RowProblem[]
  problemCount: number
  sample: readonly { name: string; kind: string; territory: string }[]
}

/** What would be written, what would stay out and why, and the button. */
export const PreviewPart = ({ formKey, refusal, preview }: FormProps & { preview: Preview }) => {
  const { t } = useTranslation()
  return (
    <>
      <Section id="preview" title={t("organisations.import.preview")}>
        <p>
          <b>{t("organisations.import.right", { count: preview.right })}</b>{" "}
          {preview.wrongRows > 0 ? t("organisations.import.wrong", { count: preview.wrongRows }) : null}
        </p>
        <Lines
          items={preview.sample.map(({ name, kind, territory }) => ({
            key: name,
            title: <bdi>{name}</bdi>,
            detail: `${t(`people.kinds.${kind as "school"}`)}, ${territory}`,
          }))}
        />
        {preview.right > 0 ? (
          <RefusableForm formKey={formKey} refusal={refusal}>
            <Intent value="confirm" />
            <Actions>
              <Button busy={t("common.form.saving")}>
                {t("organisations.import.confirm", { count: preview.right })}
              </Button>
            </Actions>
          </RefusableForm>
        ) : (
          <Note tone="wait">{t("organisations.import.none_right")}</Note>
        )}
      </Section>
      {preview.problems.length > 0 ? (
        <Problems problems={preview.problems} count={preview.problemCount} />
      ) : null}
    </>
  )
}
