import type { ReactNode } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { BackLink } from "../../ui/breadcrumb.tsx"
import { PageHead } from "../../ui/page-head.tsx"
import { MinutesState } from "./minutes-parts.tsx"
import type { MinutesState as State } from "./policy.ts"

type Card = { code: string; kind: "sitting" | "desertion"; number: string; state: State }

/** What the pages below that of a verbale have in common. */
export const MinutesFrame = ({
  page,
  title,
  children,
}: {
  page: Card
  title: string
  children: ReactNode
}) => {
  const { t } = useTranslation()
  const name = t(`minutes.names.${page.kind}`, { number: page.number })
  return (
    <div className="wrap form">
      <BackLink href={`/minutes/${page.code}`} label={name} />
      <PageHead kick={name} title={title} status={<MinutesState state={page.state} />} />
      <div className="stack-l">{children}</div>
    </div>
  )
}
