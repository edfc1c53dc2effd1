import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { listPeople } from "../people/admin-queries.server.ts"
import { PeopleFilter } from "../people/input.ts"
import { PLATFORM_ROLES } from "../people/roles.ts"
import { Button, ButtonLink } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Field } from "../ui/field.tsx"
import { Form } from "../ui/form.tsx"
import { PageHead } from "../ui/page-head.tsx"
import { Person } from "../ui/person.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const filter = PeopleFilter.parse({
      ...{ role: null, after: null },
      ...Object.fromEntries(new URL(request.url).searchParams),
    })
    return {
      title: titleOf(context, context.t("people.admin.title")),
      ...(await listPeople(ctx, filter)),
      filter,
    }
  })
}

const STATES = ["open", "closed", "merged"] as const

type Filter = ReturnType<typeof useLoaderData<typeof loader>>["filter"]

const Filters = ({ filter }: { filter: Filter }) => {
  const { t } = useTranslation()
  return (
    <Form
      method="get"
      action="/admin/people"
      className="filters"
      role="search"
      texts={{ error: "", optional: "" }}
    >
      <Field name="q" label={t("people.admin.search")} type="search" value={filter.q} dir="auto" />
      <Field
        as="select"
        name="role"
        label={t("people.admin.role")}
        value={filter.role ?? ""}
        prompt={t("people.admin.any_role")}
        options={PLATFORM_ROLES.map((value) => ({ value, label: t(`people.roles.${value}`) }))}
      />
      <Field
        as="select"
        name="state"
        label={t("people.admin.state")}
        value={filter.state}
        options={STATES.map((value) => ({ value, label: t(`people.admin.states.${value}`) }))}
      />
      <Button kind="line" icon="it-funnel">
        {t("people.admin.filter")}
      </Button>
    </Form>
  )
}

export default function AdminPeople() {
  const { rows, next, filter } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const query = new URLSearchParams({ q: filter.q, role: filter.role ?? "", state: filter.state })
  return (
    <div className="wrap band-s stack">
      <PageHead
        title={t("people.admin.title")}
        lead={t("people.admin.lead")}
        action={
          <ButtonLink kind="line" href="/requests">
            {t("people.requests.title")}
          </ButtonLink>
        }
      />
      <Filters filter={filter} />
      <DataTable
        caption={t("people.admin.title")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.code}
        empty={t("people.admin.empty")}
        first={filter.after ? { href: `/admin/people?${query}`, label: t("common.list.first") } : null}
        next={next ? { href: `/admin/people?${query}&after=${next}`, label: t("common.list.next") } : null}
        columns={[
          {
            key: "name",
            heading: t("people.members.person"),
            cell: (row) => (
              <a href={`/admin/people/${row.code}`}>
                <Person name={row.name ?? t("people.erased")} detail={<bdi>{row.email}</bdi>} />
              </a>
            ),
          },
          {
            key: "organisation",
            heading: t("people.request.organisation"),
            cell: (row) => <bdi lang="it">{row.organisation ?? t("common.none")}</bdi>,
          },
          {
            key: "roles",
            heading: t("people.admin.roles"),
            cell: (row) => row.roles.map((role) => t(`people.roles.${role as "tutor"}`)).join(", "),
          },
        ]}
      />
    </div>
  )
}
