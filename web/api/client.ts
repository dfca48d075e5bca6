import type { ErrorBody } from '../../src/contract/access.ts';

/** A refusal of the server, with what to do about it. `status` 0: it could not be reached. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody | null,
  ) {
    super(body?.error ?? `HTTP ${status}`);
    this.name = 'ApiError';
  }
}

export type Params = readonly (readonly [string, string])[];

let language = 'en';
/** Sentences of the server come in the language that the page is shown in. */
export function speak(tag: string): void {
  language = tag;
}

export function urlOf(path: string, params: Params = []): string {
  const query = new URLSearchParams(params.map(([name, value]) => [name, value]));
  return `/api/v1/${path}${params.length > 0 ? `?${query}` : ''}`;
}

export function get<T>(path: string, params: Params = [], signal?: AbortSignal): Promise<T> {
  return request<T>(urlOf(path, params), { signal });
}

export function send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const json = method === 'DELETE' && body === undefined ? null : JSON.stringify(body ?? {});
  return request<T>(urlOf(path), {
    method,
    body: json,
    headers: json === null ? {} : { 'content-type': 'application/json' },
  });
}

/** A file's bytes as they are; progress is told from 0 to 1 (fetch cannot tell it). */
export function upload<T>(path: string, params: Params, file: Blob, onProgress: (part: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', urlOf(path, params));
    call.setRequestHeader('content-type', 'application/octet-stream');
    call.setRequestHeader('accept-language', language);
    call.setRequestHeader('x-requested-with', 'rapport');
    call.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    call.onerror = () => reject(new ApiError(0, null));
    call.onload = () => {
      const body = parse(call.responseText);
      if (call.status >= 200 && call.status < 300) resolve(body as T);
      else reject(new ApiError(call.status, isErrorBody(body) ? body : null));
    };
    call.send(file);
  });
}

async function request<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, {
    ...init,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'accept-language': language,
      'x-requested-with': 'rapport',
      ...init.headers,
    },
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, null);
  });
  const text = await response.text();
  const body = text === '' ? null : parse(text);
  if (!response.ok) throw new ApiError(response.status, isErrorBody(body) ? body : null);
  return body as T;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isErrorBody(body: unknown): body is ErrorBody {
  return typeof body === 'object' && body !== null && 'error' in body && 'code' in body;
}
