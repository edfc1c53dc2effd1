import { useTranslation } from "../../i18n/translation.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"
import type { Change } from "./changes.ts"
import { sayAll } from "./say.ts"

const Source = ({ change, language }: { change: Change; language: string }) => {
  const { t } = useTranslation()
  const { sourceBefore, sourceAfter } = change
  if (sourceBefore === sourceAfter) return null
  return (
    <p className="small muted">
      {t("regulation.source")}{" "}
      <span lang={language} dir="auto">
        {sourceBefore ? <del>{sourceBefore}</del> : null} {sourceAfter ? <ins>{sourceAfter}</ins> : null}
      </span>
    </p>
  )
}

const Sentences = ({ change }: { change: Change }) => {
  const { t, dates } = useTranslation()
  const [before, after] = [sayAll(t, dates, change.before), sayAll(t, dates, change.after)]
  if (before === after) return <p>{after}</p>
  return (
    <>
      <p>
        <span className="visually-hidden">{t("regulation.changes.before")} </span>
        <del>{before}</del>
      </p>
      <p>
        <span className="visually-hidden">{t("regulation.changes.after")} </span>
        <ins>{after}</ins>
      </p>
    </>
  )
}

/** What two versions say differently, subject by subject. */
export const ChangeList = ({ changes, language }: { changes: readonly Change[]; language: string }) => {
  const { t } = useTranslation()
  if (changes.length === 0) return <p className="empty">{t("regulation.changes.none")}</p>
  return (
    <SummaryList
      missing={t("common.none")}
      items={changes.map((change) => ({
        term: t(`regulation.subjects.${change.subject}`),
        value: (
          <>
            <Sentences change={change} />
            <Source change={change} language={language} />
          </>
        ),
      }))}
    />
  )
}
