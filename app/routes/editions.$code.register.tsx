import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { CourseCrumbs } from "../courses/course-crumbs.tsx"
import { getOverview } from "../courses/register/overview.server.ts"
import { HolderHours, PeopleHours, SessionRegisters } from "../courses/register/overview-parts.tsx"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { ButtonLink } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const after = new URL(request.url).searchParams.get("after")
    return {
      title: titleOf(context, context.t("register.overview.title")),
      ...{ ...(await getOverview(ctx, params.code ?? "", { after })), isFirst: after === null },
    }
  })
}

export default function EditionRegisterRoute() {
  const { course, edition, sessions, rows, next, isFirst, holders, delivered } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const home = `/editions/${edition.code}/register`
  return (
    <div className="wrap">
      <CourseCrumbs course={course} edition={edition} title={t("register.overview.title")} />
      <PageHead
        title={t("register.overview.title")}
        meta={[t("register.overview.threshold", { threshold: course.threshold })]}
        action={
          <ButtonLink href={`${home}/csv`} kind="line" icon="it-download" download>
            {t("register.overview.csv")}
          </ButtonLink>
        }
      />
      <div className="stack-l">
        <PeopleHours
          rows={rows}
          first={isFirst ? null : { href: home, label: t("common.list.first") }}
          next={next ? { href: `${home}?after=${next}`, label: t("common.list.next") } : null}
        />
        <SessionRegisters sessions={sessions} />
        <HolderHours holders={holders} delivered={delivered} />
      </div>
    </div>
  )
}
