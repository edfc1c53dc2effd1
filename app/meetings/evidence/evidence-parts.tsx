import { FilesField } from "../../file-parts.tsx"
import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button, ButtonLink } from "../../ui/button.tsx"
import { Choice } from "../../ui/choice.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Field } from "../../ui/field.tsx"
import { Note } from "../../ui/note.tsx"
import { Status } from "../../ui/status.tsx"
import type { KeyOf } from "../session/roll-list.tsx"
import { PLATFORMS } from "./report-headers.ts"

type Form = { keyOf: KeyOf; refusal: Refusal | undefined }
type Block = { code: string; title: string; language: string; projectCode: string | null }

/** Which projects the meeting belongs to. */
export const FundingForm = ({
  blocks,
  chosen,
  keyOf,
  refusal,
}: Form & { blocks: readonly Block[]; chosen: readonly string[] }) => {
  const { t } = useTranslation()
  if (blocks.length === 0) return <Empty>{t("evidence.funding.none")}</Empty>
  return (
    <RefusableForm formKey={keyOf("funding")} refusal={refusal}>
      <input type="hidden" name="intent" value="funding" />
      <Choice
        several
        name="blocks[]"
        legend={t("evidence.funding.legend")}
        help={t("evidence.funding.help")}
        options={blocks.map(({ code, title, language, projectCode }) => ({
          ...{ value: code, checked: chosen.includes(code) },
          label: <bdi lang={language}>{title}</bdi>,
          ...(projectCode && { help: projectCode }),
        }))}
      />
      <Actions>
        <Button kind="line">{t("evidence.funding.button")}</Button>
      </Actions>
    </RefusableForm>
  )
}

type Sheet = { filingCode: string; typedAt: Date | string | null } | null

/** The sheet: to print, to take back, to compare. */
export const SheetSection = ({
  code,
  sheet,
  refused,
  keyOf,
  refusal,
}: Form & { code: string; sheet: Sheet; refused: boolean }) => {
  const { t } = useTranslation()
  return (
    <div className="stack">
      {refused ? null : (
        <p>
          <ButtonLink kind={sheet ? "line" : "primary"} href={`/meetings/${code}/sheet`} download>
            {t("evidence.sheet.print")}
          </ButtonLink>
        </p>
      )}
      {sheet ? (
        <>
          <Note tone={sheet.typedAt ? "ok" : "wait"}>
            {t(sheet.typedAt ? "evidence.sheet.is_typed" : "evidence.sheet.is_back")}
          </Note>
          <p>
            <ButtonLink kind="primary" href={`/meetings/${code}/evidence/sheet`}>
              {t(sheet.typedAt ? "evidence.sheet.compare" : "evidence.sheet.type")}
            </ButtonLink>
          </p>
          <p>
            <a href={`/records/${sheet.filingCode}`}>{t("evidence.sheet.scan")}</a>
          </p>
        </>
      ) : refused ? null : (
        <RefusableForm formKey={keyOf("sheet")} refusal={refusal} files>
          <input type="hidden" name="intent" value="sheet" />
          <FilesField
            name="pages"
            label={t("evidence.sheet.pages")}
            help={t("evidence.sheet.pages_help")}
            multiple
          />
          <Actions>
            <Button kind="line" busy={t("common.form.saving")}>
              {t("evidence.sheet.take_in")}
            </Button>
          </Actions>
        </RefusableForm>
      )}
    </div>
  )
}

type Report = {
  number: number
  platform: string
  createdAt: Date | string
  withdrawnAt: Date | string | null
  purgedAt: Date | string | null
  people: number
  unmatched: number
}

/** The reports that were taken in, each with what is still to do. */
export const ReportTable = ({ code, reports }: { code: string; reports: readonly Report[] }) => {
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={t("evidence.report.title")}
      captionHidden
      rows={reports}
      rowKey={(row) => String(row.number)}
      empty={t("evidence.report.none")}
      columns={[
        {
          key: "number",
          heading: t("evidence.report.heading"),
          cell: ({ number, platform }) => (
            <a href={`/meetings/${code}/evidence/reports/${number}`}>
              {t("evidence.report.name", {
                number,
                platform: t(`evidence.platforms.${platform as "teams"}`),
              })}
            </a>
          ),
        },
        { key: "at", heading: t("evidence.report.at"), cell: (row) => dates.moment(row.createdAt) },
        {
          key: "people",
          heading: t("evidence.report.people"),
          cell: (row) => (row.purgedAt ? "–" : row.people),
          numeric: true,
        },
        {
          key: "state",
          heading: t("evidence.report.state"),
          cell: (row) => {
            if (row.purgedAt)
              return (
                <Status tone="void">{t("evidence.report.purged_on", { at: dates.day(row.purgedAt) })}</Status>
              )
            if (row.withdrawnAt) return <Status tone="void">{t("evidence.report.withdrawn")}</Status>
            return row.unmatched > 0 ? (
              <Status tone="wait">{t("evidence.report.to_match", { count: row.unmatched })}</Status>
            ) : (
              <Status tone="ok">{t("evidence.report.matched")}</Status>
            )
          },
        },
      ]}
    />
  )
}

/** Takes in a report: a file, or lines that are typed. */
export const ReportForm = ({ keyOf, refusal }: Form) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={keyOf("report")} refusal={refusal} files>
      <input type="hidden" name="intent" value="report" />
      <FilesField
        name="report"
        label={t("evidence.report.file")}
        help={t("evidence.report.file_help")}
        optional
      />
      <Field
        {...{ as: "select", name: "platform", width: "m", optional: true }}
        label={t("evidence.report.platform")}
        prompt={t("evidence.report.by_itself")}
        options={PLATFORMS.filter((one) => one !== "typed").map((value) => ({
          ...{ value, label: t(`evidence.platforms.${value}`) },
        }))}
      />
      <Field
        {...{ as: "textarea", name: "typed", rows: 4, dir: "auto", optional: true }}
        label={t("evidence.report.typed")}
        help={t("evidence.report.typed_help")}
      />
      <Actions>
        <Button kind="line" busy={t("common.form.saving")}>
          {t("evidence.report.button")}
        </Button>
      </Actions>
    </RefusableForm>
  )
}
