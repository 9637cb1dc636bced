using Satark.Local.Keys;
using Satark.Local.Sqlite;
using Satark.Local.Storage;
using Satark.Privacy;

namespace Satark.Local.Tests.Storage;

public sealed class FileKeyRingTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string KeyFile => Path.Combine(_folder.Path, "satark.keys");

    private string Other => Path.Combine(_folder.Path, "other");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_key_file_is_readable_for_its_owner_alone()
    {
        using var ring = Open();

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(KeyFile) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(_folder.Path, "keys.db")) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.StartsWith("satark-keys 1\n", File.ReadAllText(KeyFile), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void A_key_file_that_others_can_touch_is_refused_with_the_command_that_helps(UnixFileMode mode)
    {
        Open().Dispose();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | mode);
            Assert.Contains($"chmod 600 '{KeyFile}'", Assert.Throws<DataFolderException>(Open).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_key_file_with_one_letter_changed_is_refused()
    {
        Open().Dispose();
        var text = File.ReadAllText(KeyFile);
        var at = text.IndexOf("secret ", StringComparison.Ordinal) + 10;
        File.WriteAllText(KeyFile, string.Concat(text.AsSpan(0, at), text[at] == 'A' ? "B" : "A", text.AsSpan(at + 1)));

        Assert.Contains("is damaged", Assert.Throws<DataFolderException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_table_without_its_key_file_is_refused_and_gets_no_new_one()
    {
        Open().Dispose();
        File.Delete(KeyFile);

        Assert.Contains("is missing", Assert.Throws<DataFolderException>(Open).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(KeyFile));
    }

    [Fact]
    public void A_key_table_of_another_key_file_is_refused()
    {
        Open().Dispose();
        FileKeyRing.Open(Other).Dispose();
        File.Copy(Path.Combine(Other, "satark.keys"), KeyFile, overwrite: true);

        Assert.Contains("belongs to another key file", Assert.Throws<DataFolderException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_one_byte_of_an_erased_key_is_left_in_any_file()
    {
        using var ring = Open();
        var keys = new List<DataKey>();
        for (var i = 0; i < 1500; i++)
        {
            keys.Add(await ring.NewAsync(default));
        }

        var wrapped = new Dictionary<string, byte[]>();
        using (var db = SqliteHandle.Open(Path.Combine(_folder.Path, "keys.db"), SqliteAccess.Read, TimeSpan.FromSeconds(5)))
        using (var rows = db.Compile("SELECT id, wrapped FROM keys"))
        {
            while (rows.Step())
            {
                wrapped.Add(rows.Text(0), rows.Bytes(1));
            }
        }

        var erased = keys.Where((_, i) => i % 10 == 0).ToList();
        Assert.All(erased, key => Assert.NotEqual(0, CopiesOf(wrapped[key.Id])));
        foreach (var key in erased)
        {
            await ring.EraseAsync(key.Id, default);
        }

        Assert.All(erased, key => Assert.Equal(0, CopiesOf(wrapped[key.Id])));
        Assert.All(erased, key => Assert.Equal(0, CopiesOf(key.Secret.ToArray())));
        Assert.Equal(1, CopiesOf(wrapped[keys[1].Id]));
    }

    [Fact]
    public async Task Starting_often_leaves_no_heap_of_unused_keys()
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            using var ring = Open();
            Assert.True(seen.Add((await ring.NewAsync(default)).Id));
        }

        using var db = SqliteHandle.Open(Path.Combine(_folder.Path, "keys.db"), SqliteAccess.Read, TimeSpan.FromSeconds(5));
        Assert.InRange(db.ReadInteger("SELECT COUNT(*) FROM keys"), 20, 1024);
    }

    [Fact]
    public async Task A_second_table_under_the_same_key_file_is_a_ring_of_its_own()
    {
        using var cases = Open();
        using var tips = FileKeyRing.Open(_folder.Path, "tip-keys");
        var tip = await tips.NewAsync(default);

        Assert.Null(await cases.FindAsync(tip.Id, default));
        Assert.Equal(cases.Installation(KeyPurpose.Index).ToArray(), tips.Installation(KeyPurpose.Index).ToArray());
    }

    [Fact]
    public async Task A_copy_made_while_the_ring_is_used_brings_all_keys_but_the_erased_into_a_new_folder()
    {
        using var ring = Open();
        var kept = await ring.NewAsync(default);
        var erased = await ring.NewAsync(default);
        await ring.EraseAsync(erased.Id, default);
        using var copy = new MemoryStream();
        await KeyCopy.ExportAsync(_folder.Path, copy, "a long passphrase", default);
        copy.Position = 0;

        Assert.True(await KeyCopy.ImportAsync(Other, copy, "a long passphrase", default) >= 1);
        using var imported = FileKeyRing.Open(Other);
        Assert.Equal(kept.Secret.ToArray(), (await imported.FindAsync(kept.Id, default))!.Secret.ToArray());
        Assert.Null(await imported.FindAsync(erased.Id, default));
        Assert.Equal(ring.Installation(KeyPurpose.Chain).ToArray(), imported.Installation(KeyPurpose.Chain).ToArray());
    }

    [Fact]
    public async Task A_copy_opens_with_its_passphrase_alone_and_only_unaltered()
    {
        using var ring = Open();
        var key = await ring.NewAsync(default);
        using var stream = new MemoryStream();
        await KeyCopy.ExportAsync(_folder.Path, stream, "a long passphrase", default);
        var copy = stream.ToArray();

        Assert.Equal(-1, copy.AsSpan().IndexOf(key.Secret.Span));
        Assert.Contains("passphrase is wrong", (await ImportAsync(copy, "another")).Message, StringComparison.Ordinal);
        copy[^5] ^= 1;
        Assert.Contains("passphrase is wrong", (await ImportAsync(copy, "a long passphrase")).Message, StringComparison.Ordinal);
        Assert.Contains("no copy of Satark's keys", (await ImportAsync([1, 2, 3], "x")).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Other, "satark.keys")));
    }

    [Fact]
    public async Task A_copy_is_never_brought_into_a_folder_that_has_keys()
    {
        using var ring = Open();
        using var copy = new MemoryStream();
        await KeyCopy.ExportAsync(_folder.Path, copy, "a long passphrase", default);
        copy.Position = 0;

        var refusal = await Assert.ThrowsAsync<DataFolderException>(() => KeyCopy.ImportAsync(_folder.Path, copy, "a long passphrase", default));
        Assert.Contains("would bring erased keys back", refusal.Message, StringComparison.Ordinal);
    }

    private FileKeyRing Open() => FileKeyRing.Open(_folder.Path);

    private Task<KeysUnusableException> ImportAsync(byte[] copy, string passphrase) =>
        Assert.ThrowsAsync<KeysUnusableException>(() => KeyCopy.ImportAsync(Other, new MemoryStream(copy), passphrase, default));

    private int CopiesOf(byte[] bytes)
    {
        var copies = 0;
        foreach (var file in Directory.GetFiles(_folder.Path))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            for (var rest = content.AsSpan(); rest.IndexOf(bytes) is var at && at >= 0; rest = rest[(at + 1)..])
            {
                copies++;
            }
        }

        return copies;
    }
}
