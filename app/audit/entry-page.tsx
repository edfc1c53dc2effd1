import { useTranslation } from "../i18n/translation.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"
import { Codes, Doer } from "./log-table.tsx"
import { kindName } from "./names.ts"

type ShownValue = { name: string; value: string | null; state: "holds" | "wrong" | "erased" | "missing" }

export type ShownEntry = {
  id: number
  seq: number | null
  at: string
  action: string
  actorId: string | null
  actor: string | null
  actingFor: { name: string; language: string } | null
  subjectKind: string
  subjectId: string
  requestId: string | null
  roundtable: { code: string; name: string; language: string } | null
  digest: string
  link: string | null
  contentHolds: boolean
  erasedAt: string | null
  /** The reader may not see what the values say. */
  isHidden: boolean
  values: readonly ShownValue[]
}

const Code = ({ children }: { children: string }) => (
  <code className="break" dir="ltr" lang="en">
    {children}
  </code>
)

/** What an entry says, and its place in the chain. */
export const EntryFacts = ({ entry }: { entry: ShownEntry }) => {
  const { t, dates } = useTranslation()
  const { roundtable, actingFor } = entry
  return (
    <SummaryList
      missing={t("common.none")}
      items={[
        { term: t("audit.list.when"), value: dates.longMoment(entry.at) },
        { term: t("audit.list.who"), value: <Doer {...entry} /> },
        {
          term: t("audit.entry.acting_for"),
          value: actingFor ? <bdi lang={actingFor.language}>{actingFor.name}</bdi> : null,
        },
        {
          term: t("audit.list.about"),
          value: (
            <>
              {kindName(t, entry.subjectKind)} <Codes of={[entry.subjectId]} />
            </>
          ),
        },
        {
          term: t("audit.list.roundtable"),
          value: roundtable ? (
            <a href={`/roundtables/${roundtable.code}`} lang={roundtable.language}>
              <bdi>{roundtable.name}</bdi>
            </a>
          ) : null,
        },
        { term: t("audit.entry.request"), value: entry.requestId ? <Codes of={[entry.requestId]} /> : null },
        { term: t("audit.list.place"), value: entry.seq ?? t("audit.list.not_sealed") },
        { term: t("audit.entry.row"), value: entry.id },
        {
          term: t("audit.entry.content"),
          value: t(entry.contentHolds ? "audit.entry.content_holds" : "audit.entry.content_wrong"),
        },
        { term: t("audit.entry.digest"), value: <Code>{entry.digest}</Code> },
        { term: t("audit.entry.link"), value: entry.link ? <Code>{entry.link}</Code> : null },
      ]}
    />
  )
}

/** The values behind an entry, each with how it stands to its digest. */
export const EntryValues = ({ entry }: { entry: ShownEntry }) => {
  const { t, dates } = useTranslation()
  return (
    <Section id="values" title={t("audit.entry.values")}>
      {entry.erasedAt ? <Note>{t("audit.entry.erased_on", { day: dates.day(entry.erasedAt) })}</Note> : null}
      <DataTable
        caption={t("audit.entry.values")}
        captionHidden
        rows={entry.values}
        rowKey={({ name }) => name}
        empty={t("audit.entry.no_values")}
        columns={[
          { key: "field", heading: t("audit.entry.field"), cell: ({ name }) => <Codes of={[name]} /> },
          {
            key: "value",
            heading: t("audit.entry.value"),
            cell: ({ value }) =>
              value === null ? (
                <span className="muted">
                  {t(entry.isHidden ? "audit.entry.hidden" : "audit.entry.nothing")}
                </span>
              ) : (
                <bdi className="break">{value}</bdi>
              ),
          },
          {
            key: "check",
            heading: t("audit.entry.check"),
            cell: ({ state }) => t(`audit.entry.states.${state}`),
          },
        ]}
      />
      {entry.values.length === 0 ? null : (
        <p className="small muted">
          {t(entry.isHidden ? "audit.refuse.values_administrator_only" : "audit.entry.reading_stays")}
        </p>
      )}
    </Section>
  )
}
