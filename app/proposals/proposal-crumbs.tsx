import { useTranslation } from "../i18n/translation.tsx"
import { Breadcrumb } from "../ui/breadcrumb.tsx"
import { numberOf } from "./proposal-number.ts"

type Place = { code: string; name: string; language: string }
type Shown = { title: string; language: string; number: number | null; year: number | null }

/** The way to a proposal, by the table whose turn it is. */
export const ProposalCrumbs = ({ proposal, at }: { proposal: Shown; at: Place }) => {
  const { t } = useTranslation()
  const home = `/roundtables/${at.code}`
  const number = numberOf(proposal)
  return (
    <Breadcrumb
      label={t("common.breadcrumb")}
      items={[
        { href: home, label: at.name, lang: at.language },
        { href: `${home}/proposals`, label: t("proposals.title") },
        number ? { label: number } : { label: proposal.title, lang: proposal.language },
      ]}
    />
  )
}
