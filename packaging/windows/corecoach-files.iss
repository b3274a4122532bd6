; The three kinds of file for an Inno Setup script: #include it after [Setup], which gives AppName and the rest.
; HKA is the machine or the person, as the installation is for one or the other. What is written here goes again
; when CoreCoach is uninstalled; a choice the person made for an extension stays.

[Setup]
ChangesAssociations=yes

[Registry]
; A programme from a physiotherapist
Root: HKA; Subkey: "Software\Classes\CoreCoach.Programme.1"; ValueType: string; ValueName: ""; ValueData: "CoreCoach programme"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\CoreCoach.Programme.1\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\corecoach.exe,0"
Root: HKA; Subkey: "Software\Classes\CoreCoach.Programme.1\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\corecoach.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.corecoach"; ValueType: string; ValueName: ""; ValueData: "CoreCoach.Programme.1"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.corecoach"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.corecoach.programme+json"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.corecoach\OpenWithProgids"; ValueType: string; ValueName: "CoreCoach.Programme.1"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty

; Results from a patient
Root: HKA; Subkey: "Software\Classes\CoreCoach.Result.1"; ValueType: string; ValueName: ""; ValueData: "CoreCoach results"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\CoreCoach.Result.1\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\corecoach.exe,0"
Root: HKA; Subkey: "Software\Classes\CoreCoach.Result.1\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\corecoach.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.ccresult"; ValueType: string; ValueName: ""; ValueData: "CoreCoach.Result.1"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.ccresult"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.corecoach.result+json"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.ccresult\OpenWithProgids"; ValueType: string; ValueName: "CoreCoach.Result.1"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty

; A clearance from a clinician
Root: HKA; Subkey: "Software\Classes\CoreCoach.Clearance.1"; ValueType: string; ValueName: ""; ValueData: "CoreCoach clearance"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\CoreCoach.Clearance.1\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\corecoach.exe,0"
Root: HKA; Subkey: "Software\Classes\CoreCoach.Clearance.1\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\corecoach.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.ccclear"; ValueType: string; ValueName: ""; ValueData: "CoreCoach.Clearance.1"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.ccclear"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.corecoach.clearance+json"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.ccclear\OpenWithProgids"; ValueType: string; ValueName: "CoreCoach.Clearance.1"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
