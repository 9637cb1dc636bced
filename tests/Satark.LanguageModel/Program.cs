using System.Globalization;
using Satark.Enrichment;
using Satark.LanguageModelMaking;

// Writes the language model that is built into Satark, or says how good and how fast it is: see scripts/language-model.
switch (args)
{
    case ["measure"]:
        Calibration.Print(Console.Out);
        break;
    case ["time"]:
        Timing.Print(Console.Out);
        break;
    case ["say"]:
        while (Console.ReadLine() is { } line)
        {
            Console.WriteLine($"{LanguageFinder.Find(line)} {line}");
        }

        break;
    case [var path]:
        var model = ModelMaker.Make();
        File.WriteAllBytes(path, model);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {model.Length} bytes"));
        break;
    default:
        Console.Error.WriteLine("language-model <file> | measure | time | say");
        return 1;
}

return 0;
