import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { OpenMatters } from "../people/organisations/open-matters.tsx"
import {
  ActingPeople,
  Contacts,
  Mark,
  Networks,
  Registers,
  StateNote,
} from "../people/organisations/organisation-page.tsx"
import { refuseOpenEditor, refuseSpeakFor } from "../people/organisations/policy.ts"
import {
  getOrganisation,
  listActing,
  listChanges,
  listNetworks,
  listRegistrations,
} from "../people/organisations/queries.server.ts"
import { listSeatsOfOrganisation } from "../roundtables/seat-queries.server.ts"
import { SeatsOfOrganisation } from "../roundtables/seats-of-organisation.tsx"
import { BacklinkList } from "../search/backlink-list.tsx"
import { listBacklinks } from "../search/backlinks.server.ts"
import { Breadcrumb } from "../ui/breadcrumb.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const asked = new URL(request.url).searchParams
    const after = asked.get("links_after")
    const { id, ...organisation } = await getOrganisation(ctx, params.code ?? "")
    const [seats, registrations, networks, acting, changes, backlinks] = await Promise.all([
      listSeatsOfOrganisation(ctx, id),
      listRegistrations(ctx, id),
      listNetworks(ctx, id, { asked: true }),
      listActing(ctx, id),
      listChanges(ctx, id),
      listBacklinks(ctx, { kind: "organisation", id }, after),
    ])
    const mayJoin = refuseSpeakFor(ctx.actor, id) === null
    return {
      title: titleOf(context, organisation.name),
      ...{ organisation, seats, registrations, acting, changes, mayJoin },
      networks: networks.filter((line) => line.startsOn !== null),
      asked: mayJoin ? networks.filter((line) => line.startsOn === null) : [],
      mayEdit: refuseOpenEditor(ctx.actor, id) === null,
      links: { backlinks, isFirst: after === null },
      created: asked.get("done") === "created",
    }
  })

const Head = () => {
  const { organisation, mayEdit } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const { code, name, language, presentation, presentationLanguage } = organisation
  return (
    <>
      <Breadcrumb
        label={t("common.breadcrumb")}
        items={[
          { href: "/organisations", label: t("common.nav.organisations") },
          { label: name, lang: language },
        ]}
      />
      <PageHead
        mark={<Mark name={name} />}
        title={<bdi lang={language}>{name}</bdi>}
        meta={[
          t(`people.kinds.${organisation.kind as "school"}`),
          t(`organisations.levels.${organisation.level as "regional"}`),
          <bdi key="territory" lang="it">
            {organisation.territory}
          </bdi>,
        ]}
        lead={
          presentation ? (
            <span lang={presentationLanguage ?? "it"} dir="auto">
              {presentation}
            </span>
          ) : null
        }
        action={
          mayEdit ? (
            <ButtonLink kind="line" icon="it-pencil" href={`/organisations/${code}/edit`}>
              {t("organisations.edit.link")}
            </ButtonLink>
          ) : null
        }
      />
    </>
  )
}

export default function Organisation() {
  const page = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const { organisation, seats, registrations, networks, asked, acting, changes, mayJoin, links, created } =
    page
  const manage = mayJoin ? `/organisations/${organisation.code}/networks` : null
  return (
    <div className="wrap band-s">
      <Head />
      {created ? (
        <Note tone="ok" live>
          {t("people.organisations.created")}
        </Note>
      ) : null}
      <StateNote state={organisation.state} into={organisation.into} changes={changes} />
      <div className="grid-main">
        <div className="stack-l">
          {acting ? (
            <OpenMatters
              code={organisation.code}
              hasPresentation={organisation.presentation !== null}
              registrations={registrations}
              asked={asked}
            />
          ) : null}
          <SeatsOfOrganisation seats={seats} />
          <Networks lines={networks} link={manage} />
          {acting ? <ActingPeople people={acting} /> : null}
          <BacklinkList {...links} home={`/organisations/${organisation.code}`} />
        </div>
        <aside className="stack-l" aria-label={t("organisations.side")}>
          <p>
            <a href={`/organisations/${organisation.code}/answers`}>{t("answers.acts.see")}</a>
          </p>
          <p>
            <a href={`/organisations/${organisation.code}/commitments`}>{t("commitments.of_body")}</a>
          </p>
          <Registers lines={registrations} />
          <Contacts {...organisation} />
        </aside>
      </div>
    </div>
  )
}
