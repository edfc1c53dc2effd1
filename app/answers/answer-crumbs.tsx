import { useTranslation } from "../i18n/translation.tsx"
import { numberOf } from "../proposals/proposal-number.ts"
import { BackLink, Breadcrumb } from "../ui/breadcrumb.tsx"

type Named = { code: string; name: string; language: string }
type Proposal = {
  code: string
  title: string
  language: string
  number: number | null
  year: number | null
  isReadable: boolean
}

/** The way to an answer: by its proposal, or by the body for who reads the answer alone. */
export const AnswerCrumbs = ({
  proposal,
  body,
  table,
}: {
  proposal: Proposal
  body: Named
  table: Named
}) => {
  const { t } = useTranslation()
  const one = { label: t("answers.one") }
  const items = proposal.isReadable
    ? [
        { href: `/roundtables/${table.code}`, label: table.name, lang: table.language },
        { href: `/proposals/${proposal.code}`, label: numberOf(proposal) ?? proposal.title },
        one,
      ]
    : [
        { href: `/organisations/${body.code}`, label: body.name, lang: body.language },
        { href: `/organisations/${body.code}/answers`, label: t("answers.title") },
        one,
      ]
  return <Breadcrumb label={t("common.breadcrumb")} items={items} />
}

/** From a form back to the answer that it is about. */
export const BackToAnswer = ({ code, proposal }: { code: string; proposal: Proposal }) => (
  <BackLink href={`/answers/${code}`} label={proposal.title} lang={proposal.language} />
)
