import { useTranslation } from "../i18n/translation.tsx"
import { Fold } from "../ui/fold.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"
import { isProcedure } from "./card.ts"

type Card = {
  language: string
  nature: string
  procedureNotice: string | null
  procedureOfficer: string | null
  procedureAct: string | null
  dataController: string | null
  dataAgreement: string | null
  dataContact: string | null
  dataNotice: string | null
  closedAt: string | Date | null
  closeReason: string | null
}

/** That a table is closed, since when and why; nothing for one that works. */
export const ClosedNote = ({ roundtable }: { roundtable: Card }) => {
  const { t, dates } = useTranslation()
  if (!roundtable.closedAt) return null
  return (
    <Note tone="wait" title={t("roundtables.close.closed_on", { day: dates.day(roundtable.closedAt) })}>
      <p lang={roundtable.language} dir="auto">
        {roundtable.closeReason}
      </p>
      <p>{t("roundtables.refuse.closed")}</p>
    </Note>
  )
}

/** What a table may decide: its nature, and where it is a procedure its notice, officer and act. */
export const NatureFacts = ({ roundtable }: { roundtable: Card }) => {
  const { t } = useTranslation()
  if (!isProcedure(roundtable.nature)) return <p className="muted">{t("roundtables.overview.nature")}</p>
  return (
    <>
      <p>{t(`roundtables.card.natures.${roundtable.nature as "coprogettazione"}_help`)}</p>
      <SummaryList
        missing={t("common.none")}
        items={(["procedureNotice", "procedureOfficer", "procedureAct"] as const).map((name) => ({
          term: t(`roundtables.card.fields.${name}`),
          value: roundtable[name] ? <bdi lang={roundtable.language}>{roundtable[name]}</bdi> : null,
        }))}
      />
    </>
  )
}

/** Who answers for the personal data of a table, with the essence of a joint agreement one click away. */
export const DataFacts = ({ roundtable }: { roundtable: Card }) => {
  const { t } = useTranslation()
  const { dataController, dataContact, dataAgreement, dataNotice, language } = roundtable
  if (!dataController && !dataContact && !dataAgreement && !dataNotice) return null
  return (
    <Section id="data" title={t("roundtables.card.data")}>
      <SummaryList
        narrow
        missing={t("common.none")}
        items={[
          {
            term: t("roundtables.card.fields.dataController"),
            value: dataController ? <bdi lang={language}>{dataController}</bdi> : null,
          },
          {
            term: t("roundtables.card.fields.dataContact"),
            value: dataContact ? <bdi>{dataContact}</bdi> : null,
          },
        ]}
      />
      {[["dataAgreement", dataAgreement] as const, ["dataNotice", dataNotice] as const].map(([name, text]) =>
        text ? (
          <Fold key={name} summary={t(`roundtables.card.fields.${name}`)}>
            <p className="pre" lang={language} dir="auto">
              {text}
            </p>
          </Fold>
        ) : null,
      )}
    </Section>
  )
}
