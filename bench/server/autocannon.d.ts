// The part of autocannon that the benches use; the package brings no types of its own.
declare module 'autocannon' {
  type Request = {
    path?: string
    method?: 'POST'
    body?: string
    headers?: Record<string, string>
  }
  type Options = {
    url: string
    connections: number
    duration: number
    requests: { setupRequest: (request: Request) => Request }[]
  }
  type Result = {
    requests: { average: number }
    latency: { p99: number }
    non2xx: number
    errors: number
  }
  export default function autocannon(options: Options): Promise<Result>
}
