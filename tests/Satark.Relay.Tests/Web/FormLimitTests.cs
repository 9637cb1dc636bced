using System.Text;
using Microsoft.AspNetCore.Http;
using Satark.Relay.Web.Forms;

namespace Satark.Relay.Tests.Web;

/// <summary>Each limit of an informer's form, at the limit and one beyond it.</summary>
public sealed class FormLimitTests
{
    [Fact]
    public async Task A_form_has_80_parts_with_8_header_lines_each_and_words_of_32_KiB_256_in_all()
    {
        Assert.Equal(80, (await ReadAsync(Parts(80)))!.Words.Count);
        await Assert.ThrowsAsync<BrokenFormException>(() => ReadAsync(Parts(81)));
        Assert.NotNull(await ReadAsync(Part("a", "x", 7) + End));
        await Assert.ThrowsAsync<BrokenFormException>(() => ReadAsync(Part("a", "x", 8) + End));
        Assert.Equal(32 * 1024, (await ReadAsync(Part("a", new string('x', 32 * 1024)) + End))!.Words["a"].Length);
        await Assert.ThrowsAsync<BrokenFormException>(() => ReadAsync(Part("a", new string('x', (32 * 1024) + 1)) + End));
        var most = string.Concat(Enumerable.Range(0, 8).Select(n => Part("a" + n, new string('x', 32 * 1024))));
        Assert.Equal(8, (await ReadAsync(most + End))!.Words.Count);
        await Assert.ThrowsAsync<BrokenFormException>(() => ReadAsync(most + Part("one", "x") + End));
        Assert.Null(await ReadAsync(Parts(1), boundary: new string('b', 101)));
    }

    private const string End = "--b--\r\n";

    private static string Parts(int count) => string.Concat(Enumerable.Range(0, count).Select(n => Part("n" + n, "x"))) + End;

    private static string Part(string name, string value, int more = 0) =>
        $"--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n{string.Concat(Enumerable.Range(0, more).Select(n => $"X-{n}: y\r\n"))}\r\n{value}\r\n";

    private static Task<MultipartForm?> ReadAsync(string body, string boundary = "b")
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = "multipart/form-data; boundary=" + boundary;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return MultipartForm.ReadAsync(context.Request, default);
    }
}
