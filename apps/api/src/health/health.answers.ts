export class LiveAnswer {
  status: 'ok';
}

export class HealthIndicatorAnswer {
  /** @example "up" */ status: 'up' | 'down';
}

export class HealthIndicatorsAnswer {
  database?: HealthIndicatorAnswer;
  queue?: HealthIndicatorAnswer;
}

export class HealthAnswer {
  status: 'ok' | 'error' | 'shutting_down';
  /** What answers. */ info?: HealthIndicatorsAnswer;
  /** What does not. */ error?: HealthIndicatorsAnswer;
  details: HealthIndicatorsAnswer;
}
