import { IsBoolean, IsIn } from 'class-validator';

/** How the pages look and answer to a person, on every device. */
export class PreferencesBody {
  /** 跟随系统, 浅色, 深色 @example "system" */
  @IsIn(['system', 'light', 'dark'])
  theme: 'system' | 'light' | 'dark';

  /** compact 紧凑: more rows on a screen @example "comfortable" */
  @IsIn(['comfortable', 'compact'])
  density: 'comfortable' | 'compact';

  /** Shortcuts of one key @example true */
  @IsBoolean()
  shortcuts: boolean;
}

export class PreferencesAnswer {
  /** 跟随系统, 浅色, 深色 @example "system" */ theme: 'system' | 'light' | 'dark';
  /** compact 紧凑: more rows on a screen @example "comfortable" */ density: 'comfortable' | 'compact';
  /** Shortcuts of one key @example true */ shortcuts: boolean;
}
