import { useTranslation } from "../i18n/translation.tsx"
import { Breadcrumb } from "../ui/breadcrumb.tsx"

type Ballot = {
  code: string
  wording: string
  language: string
  roundtable: { code: string; name: string; language: string }
}

/** The way to a ballot, or to something of it. */
export const BallotCrumbs = ({ ballot, title }: { ballot: Ballot; title?: string }) => {
  const { t } = useTranslation()
  const { roundtable, wording, language } = ballot
  const home = `/roundtables/${roundtable.code}`
  return (
    <Breadcrumb
      label={t("common.breadcrumb")}
      items={[
        { href: home, label: roundtable.name, lang: roundtable.language },
        { href: `${home}/ballots`, label: t("ballots.list.title") },
        title
          ? { href: `/ballots/${ballot.code}`, label: wording, lang: language }
          : { label: wording, lang: language },
        ...(title ? [{ label: title }] : []),
      ]}
    />
  )
}
