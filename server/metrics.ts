import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client"

export type Metrics = ReturnType<typeof createMetrics>

/**
 * The process's figures in Prometheus form, one registry, handed to whoever measures.
 * @param statements how many statements the database has been asked so far
 */
export const createMetrics = (statements: () => number = () => 0) => {
  const registry = new Registry()
  new Counter({
    name: "tavoli_database_statements_total",
    help: "Statements that pages and jobs asked of the database",
    registers: [registry],
    collect() {
      this.reset()
      this.inc(statements())
    },
  })
  collectDefaultMetrics({ register: registry, prefix: "tavoli_" })
  return {
    registry,
    requests: new Histogram({
      name: "tavoli_http_request_seconds",
      help: "Time to answer a request",
      labelNames: ["method", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5],
      registers: [registry],
    }),
    jobs: new Counter({
      name: "tavoli_jobs_total",
      help: "Jobs by kind and outcome",
      labelNames: ["kind", "outcome"],
      registers: [registry],
    }),
    mails: new Counter({
      name: "tavoli_mails_total",
      help: "Mails by outcome",
      labelNames: ["outcome"],
      registers: [registry],
    }),
    unsealed: new Gauge({
      name: "tavoli_audit_unsealed_last_batch",
      help: "Audit entries sealed by the last run",
      registers: [registry],
    }),
  }
}
