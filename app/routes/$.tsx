import type { LoaderFunctionArgs } from "@remix-run/node"
import { notFound } from "../errors.ts"
import { refusedPage } from "../http.server.ts"

export const loader = ({ context }: LoaderFunctionArgs) => {
  throw refusedPage(context, notFound())
}

export const action = loader

export default function NoPage() {
  return null
}
