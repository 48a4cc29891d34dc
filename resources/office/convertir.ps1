# Fait un PDF de chaque papier d'un dossier, avec Word ou Excel, sans rien montrer ni executer.
$ErrorActionPreference = 'Stop'
$lieu = $env:CEP_ATELIER
$arret = Join-Path $lieu 'arret'
$papiers = @(Get-ChildItem -LiteralPath $lieu -File | Where-Object { $_.Extension -eq $env:CEP_FORMAT })
$sans_macro = 3

function Get-Rendu($papier) { [IO.Path]::ChangeExtension($papier.FullName, '.pdf') }

if ($env:CEP_FORMAT -eq '.docx') {
    $word = New-Object -ComObject Word.Application
    try {
        $word.Visible = $false
        $word.DisplayAlerts = 0
        $word.AutomationSecurity = $sans_macro
        foreach ($papier in $papiers) {
            if (Test-Path -LiteralPath $arret) { break }
            # Ouvert en lecture, hors des documents recents ; PDF (17) avec signets et balises.
            $document = $word.Documents.Open($papier.FullName, $false, $true, $false)
            $document.ExportAsFixedFormat((Get-Rendu $papier), 17, $false, 0, 0, 1, 1, 0, $true, $true, 1, $true)
            $document.Saved = $true
            $document.Close()
        }
    }
    finally { $word.Quit() }
}
else {
    $excel = New-Object -ComObject Excel.Application
    try {
        $excel.Visible = $false
        $excel.DisplayAlerts = $false
        $excel.AutomationSecurity = $sans_macro
        foreach ($papier in $papiers) {
            if (Test-Path -LiteralPath $arret) { break }
            # Liens jamais suivis, ouvert en lecture ; PDF (0) aux zones d'impression du classeur.
            $classeur = $excel.Workbooks.Open($papier.FullName, 0, $true)
            $classeur.ExportAsFixedFormat(0, (Get-Rendu $papier), 0, $true, $false)
            $classeur.Close($false)
        }
    }
    finally { $excel.Quit() }
}
