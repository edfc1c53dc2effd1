import { useTranslation } from "../../i18n/translation.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import { Status } from "../../ui/status.tsx"
import type { CertificateKind, NoPaper } from "./entitled.ts"
import { Attended, PaperStatus } from "./words.tsx"

type Row = {
  code: string
  name: string | null
  body: string | null
  bodyLanguage: string | null
  planned: number
  attended: number
  due: { kind: CertificateKind | null; why: NoPaper | null }
  paper: {
    code: string
    kind: string
    number: string
    status: string
    verification: string
    differs: boolean
  } | null
}
type Way = { href: string; label: string } | null
type TableProps = { rows: readonly Row[]; first: Way; next: Way }

const Due = ({ due }: Pick<Row, "due">) => {
  const { t } = useTranslation()
  return due.kind ? t(`certificates.kinds.${due.kind}`) : t(`certificates.why.${due.why ?? "below"}`)
}

const Paper = ({ paper, name }: Pick<Row, "paper" | "name">) => {
  const { t } = useTranslation()
  if (!paper) return <span className="muted">{t("certificates.list.none")}</span>
  return (
    <>
      <a href={`/certificates/${paper.code}`}>
        {t(`certificates.kinds.${paper.kind as CertificateKind}`)}{" "}
        {t("certificates.list.number", { number: paper.number })}
        <span className="visually-hidden"> {t("certificates.list.of", { name: name ?? "" })}</span>
      </a>{" "}
      <bdi dir="ltr" className="small muted">
        {paper.verification}
      </bdi>{" "}
      <PaperStatus status={paper.status} />
      {paper.differs ? (
        <>
          {" "}
          <Status tone="wait">{t("certificates.list.differs")}</Status>
        </>
      ) : null}
    </>
  )
}

/** Everybody in an edition's register: what the rule gives them, and what they were issued. */
export const CertificateTable = ({ rows, first, next }: TableProps) => {
  const { t } = useTranslation()
  return (
    <DataTable
      caption={t("certificates.list.caption")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      empty={t("certificates.list.empty")}
      {...{ first, next }}
      columns={[
        {
          key: "name",
          heading: t("certificates.list.name"),
          cell: ({ name, body, bodyLanguage }) => (
            <>
              <bdi>{name ?? t("courses.enrolments.erased")}</bdi>
              {body ? (
                <span className="small muted" lang={bodyLanguage ?? undefined}>
                  {" "}
                  <bdi>{body}</bdi>
                </span>
              ) : null}
            </>
          ),
        },
        { key: "hours", heading: t("certificates.list.hours"), cell: (row) => <Attended {...row} /> },
        { key: "due", heading: t("certificates.list.due"), cell: ({ due }) => <Due due={due} /> },
        { key: "paper", heading: t("certificates.list.paper"), cell: (row) => <Paper {...row} /> },
      ]}
    />
  )
}
