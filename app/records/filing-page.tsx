import type { ReactNode } from "react"
import { useFileSize } from "../file-parts.tsx"
import { useTranslation } from "../i18n/translation.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"
import { DigestNote } from "./digest-note.tsx"

export type FilingData = {
  code: string
  class: string
  title: string
  date: string
  visibility: string
  voidedAt: string | Date | null
  voidReason: string | null
  purgedAt: string | Date | null
  file: { code: string; name: string | null; size: number } | null
  sha256: string | null
}
export type AnnexRow = {
  number: number
  title: string
  fileCode: string
  fileName: string | null
  size: number
  removedAt: string | Date | null
  sha256: string | null
}
type Entry = { direction: string; registry: string; number: number; year: number; date: string }

export const FileLink = ({ file }: { file: { code: string; name: string | null; size: number } }) => {
  const size = useFileSize()
  return (
    <>
      <a href={`/files/${file.code}`}>
        <bdi>{file.name}</bdi>
      </a>{" "}
      <span className="small muted">{size(file.size)}</span>
    </>
  )
}

/** What became of a paper that does not stand any more. */
export const FilingNotes = ({ filing }: { filing: FilingData }) => {
  const { t, dates } = useTranslation()
  return (
    <>
      {filing.voidedAt ? (
        <Note tone="wait" title={t("records.page.voided", { day: dates.day(filing.voidedAt) })}>
          <p dir="auto">{filing.voidReason}</p>
        </Note>
      ) : null}
      {filing.purgedAt ? (
        <Note tone="info">{t("records.page.purged", { day: dates.day(filing.purgedAt) })}</Note>
      ) : null}
    </>
  )
}

/** The paper itself: its file, its digest, who may read it. */
export const PaperFacts = ({ filing, entries }: { filing: FilingData; entries: readonly Entry[] }) => {
  const { t, dates } = useTranslation()
  const protocol = entries.map((entry) => (
    <div key={`${entry.registry} ${entry.number} ${entry.year}`}>
      {t("records.protocol.line", { number: `${entry.number}/${entry.year}`, day: dates.day(entry.date) })},{" "}
      {t(`records.directions.${entry.direction as "outgoing"}`)} · <bdi>{entry.registry}</bdi>
    </div>
  ))
  return (
    <SummaryList
      missing={t("common.none")}
      items={[
        { term: t("records.page.file"), value: filing.file ? <FileLink file={filing.file} /> : null },
        {
          term: t("records.page.protocol"),
          value: protocol.length > 0 ? protocol : t("records.protocol.none"),
        },
        {
          term: t("records.page.readers"),
          value: t(`records.visibility.${filing.visibility as "members"}_help`),
        },
        {
          term: t("records.page.digest"),
          value:
            filing.sha256 && filing.file ? (
              <DigestNote sha256={filing.sha256} name={filing.file.name ?? ""} />
            ) : null,
        },
      ]}
    />
  )
}

/** Annexes by number, each with its digest as frozen. */
export const AnnexList = ({ annexes, action }: { annexes: readonly AnnexRow[]; action: ReactNode }) => {
  const { t } = useTranslation()
  return (
    <Section id="annexes" title={t("records.annexes.list")} count={annexes.length}>
      {annexes.length === 0 ? <p className="empty">{t("records.annexes.empty")}</p> : null}
      <ol className="lines annexes">
        {annexes.map((annex) => (
          <li key={annex.number}>
            <strong>{t("records.annexes.number", { number: annex.number })}</strong> <bdi>{annex.title}</bdi>
            <div>
              {annex.removedAt ? null : (
                <FileLink file={{ code: annex.fileCode, name: annex.fileName, size: annex.size }} />
              )}{" "}
              <code className="digest" dir="ltr">
                {annex.sha256}
              </code>
            </div>
          </li>
        ))}
      </ol>
      {action}
    </Section>
  )
}
