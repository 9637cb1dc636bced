using System.Globalization;
using Satark.LanguageModelMaking;

// Writes the language model that is built into Satark: scripts/language-model [measure]
if (args is ["measure"])
{
    Calibration.Print(Console.Out);
    return;
}

var model = ModelMaker.Make();
File.WriteAllBytes(args[0], model);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{args[0]}: {model.Length} bytes"));
