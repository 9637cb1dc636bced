using Satark.Enrichment;
using Satark.LanguageModelMaking;

namespace Satark.Tests.Enrichment;

public sealed class LanguageModelTests
{
    [Fact]
    public void The_built_in_model_is_what_the_script_makes_of_the_texts()
    {
        using var stream = typeof(LanguageFinder).Assembly.GetManifestResourceStream("Satark.Enrichment.language-model.bin")!;
        using var builtIn = new MemoryStream();
        stream.CopyTo(builtIn);

        Assert.True(ModelMaker.Make().AsSpan().SequenceEqual(builtIn.ToArray()), "run scripts/language-model after a change of the texts or of the features");
        Assert.InRange(builtIn.Length, 1, 300 * 1024);
    }
}
